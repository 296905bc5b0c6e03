export {
  type TimelineBar,
  type TimelineInput,
  type TimelineItem,
  type TimelineLook,
  type TimelinePicture,
  type TimelineTick,
  timeline,
} from "./timeline.ts";
