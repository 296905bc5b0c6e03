import type { VNode } from "preact";
import { directionOf } from "../../../../kernel/language.ts";
import { Table } from "../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import { dayKinds, type Urgency, type Urgent, urgencies } from "./urgency.ts";

const width = 600;
const row = 18;
const thick = 12;

/** Darker is nearer; the table beside says the same in numbers. */
const shades: Readonly<Record<Urgency, string>> = { over: "1", soon: "0.55", later: "0.2" };

/** How much there is to do, by what it is and how near: a bar for each part of the day, and its table. */
export function UrgencyBar({
  request,
  urgent,
}: {
  readonly request: WorkRequest;
  readonly urgent: Urgent;
}): VNode | null {
  const { translate, language } = request;
  const sums = dayKinds.map((kind) => urgencies.reduce((sum, one) => sum + urgent[kind][one], 0));
  const most = Math.max(...sums);
  if (most === 0) return null;
  const turned = directionOf(language) === "rtl" ? `translate(${width} 0) scale(-1 1)` : undefined;
  return (
    <section class="day" aria-labelledby="urgency">
      <h2 id="urgency">{translate("today.urgency")}</h2>
      <svg
        class="curve"
        viewBox={`0 0 ${width} ${dayKinds.length * row}`}
        preserveAspectRatio="none"
        width="100%"
        height={dayKinds.length * row}
        role="img"
        aria-label={translate("today.urgency-picture")}
      >
        <g transform={turned} fill="currentColor">
          {dayKinds.map((kind, at) => (
            <Segments key={kind} counts={urgent[kind]} y={at * row + (row - thick) / 2} unit={width / most} />
          ))}
        </g>
      </svg>
      <Table
        caption={translate("today.urgency-caption")}
        columns={[
          { label: translate("today.urgency-kind"), names: true },
          ...urgencies.map((one) => ({ label: translate(`today.urgency-${one}`), is: "number" as const })),
        ]}
        groups={[
          {
            rows: dayKinds.map((kind) => ({
              cells: [
                <a key={kind} href={`#${kind}`}>
                  {translate(`today.${kind}`)}
                </a>,
                ...urgencies.map((one) => urgent[kind][one]),
              ],
            })),
          },
        ]}
      />
    </section>
  );
}

interface SegmentsProps {
  readonly counts: Urgent[keyof Urgent];
  readonly y: number;
  readonly unit: number;
}

function Segments({ counts, y, unit }: SegmentsProps): VNode {
  const before = (at: number) => urgencies.slice(0, at).reduce((sum, one) => sum + counts[one], 0);
  return (
    <>
      {urgencies.map((one, at) =>
        counts[one] === 0 ? null : (
          <rect
            key={one}
            x={(before(at) * unit).toFixed(1)}
            y={y}
            width={(counts[one] * unit).toFixed(1)}
            height={thick}
            fill-opacity={shades[one]}
          />
        ),
      )}
    </>
  );
}
