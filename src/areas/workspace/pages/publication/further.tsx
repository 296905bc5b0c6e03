import type { VNode } from "preact";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { Effect, Told } from "../../waiting/effects.ts";
import type { PublicChange } from "../../waiting/public-view.ts";

/** So many of each are told one by one; more are counted. */
const most = 20;

/** What changes beside the pages that are shown: site map, feed, search, and pages for which there is no room. */
export function Further({ request, change }: { request: WorkRequest; change: PublicChange }): VNode {
  const { translate } = request;
  return (
    <>
      {change.effects.map((effect) => (
        <EffectRows key={effect.of} {...{ request, effect }} />
      ))}
      {change.others.length === 0 ? null : (
        <details>
          <summary>{translate("diff.others", { count: change.others.length })}</summary>
          <ul>
            {change.others.map((address) => (
              <li key={address}>
                <Address {...{ request, address }} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {change.uncompared === 0 ? null : (
        <p class="small">{translate("diff.uncompared", { count: change.uncompared })}</p>
      )}
    </>
  );
}

function Address({ request, address }: { request: WorkRequest; address: string }): VNode {
  const href = addressOf(request.language, address);
  return (
    <a href={href}>
      <bdi dir="ltr">{href}</bdi>
    </a>
  );
}

function EffectRows({ request, effect }: { request: WorkRequest; effect: Effect }): VNode {
  const { translate } = request;
  const [lost, gained] = [effect.lost.slice(0, most), effect.gained.slice(0, most)];
  const more = effect.lost.length + effect.gained.length - lost.length - gained.length;
  return (
    <div class="diff__rows">
      <p class="small">{translate(`diff.effect-${effect.of}`)}</p>
      <ul>
        {lost.map((told) => (
          <li key={`- ${told.words} ${told.address}`}>
            <del>
              <Line {...{ request, told }} />
            </del>
          </li>
        ))}
        {gained.map((told) => (
          <li key={`+ ${told.words} ${told.address}`}>
            <ins>
              <Line {...{ request, told }} />
            </ins>
          </li>
        ))}
      </ul>
      {more > 0 ? <p class="small">{translate("diff.more", { count: more })}</p> : null}
    </div>
  );
}

function Line({ request, told }: { request: WorkRequest; told: Told }): VNode {
  return (
    <>
      {told.words === "" ? null : <bdi>{told.words}</bdi>} <Address {...{ request, address: told.address }} />
    </>
  );
}
