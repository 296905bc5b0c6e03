import type { FastifyReply } from "fastify";
import { unavailable } from "../../../kernel/errors.ts";

/** A body is held in memory until it is kept: so many at once, and the largest of them take no more than the server can spare. */
export const mostUploads = 3;

/** When a sender that was put off should come again, in seconds: about as long as a large body takes. */
const comeAgain = 5;

export const uploadsBusy = () => unavailable("uploads-busy", { most: mostUploads });

/** Counts the bodies that are under way: one place for each, given back when its answer has left or its sender has gone. */
export function countUploads(): { enter(reply: FastifyReply): void } {
  let underWay = 0;
  return {
    /** @throws unavailable `uploads-busy`, before anything of the body is read */
    enter(reply) {
      if (underWay >= mostUploads) {
        reply.header("retry-after", comeAgain);
        throw uploadsBusy();
      }
      underWay += 1;
      let over = false;
      const leave = () => {
        if (!over) underWay -= 1;
        over = true;
      };
      // Both come, in whichever order; a connection that breaks gives only the second.
      reply.raw.once("finish", leave);
      reply.raw.once("close", leave);
    },
  };
}
