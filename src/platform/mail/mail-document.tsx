import { renderToString } from "preact-render-to-string";
import { directionOf } from "../../kernel/language.ts";
import type { FramedAction, FramedMail } from "./frame.ts";
import type { Isolated } from "./words.ts";

/** Programs that read mail keep nothing but inline styles; colours and measures are those of the site, by their values. */
const fonts = "'Source Sans 3','Noto Naskh Arabic','Segoe UI',Arial,sans-serif";
const styles = {
  body: "margin:0;padding:0;background:#ffffff",
  sheet: `max-width:34rem;margin:0 auto;padding:24px;font:16px/1.6 ${fonts};color:#15202b;background:#ffffff`,
  paragraph: "margin:0 0 16px",
  button: "margin:24px 0",
  cell: "background:#00538a",
  label: `display:inline-block;padding:12px 24px;font:bold 16px/1.25 ${fonts};color:#ffffff;text-decoration:none`,
  aside: "margin:0 0 16px;font-size:14px;color:#44515e",
  address: "color:#00538a;word-break:break-all",
  foot: "margin:24px 0 0;padding:12px 0 0;border-top:1px solid #d3dae1;font-size:14px;color:#44515e",
};

/**
 * The HTML form: no picture, font, style sheet or script of elsewhere, so that opening it tells nobody; one link at most.
 * Language and direction stand on the sheet as well, since many programs drop `html` and `body`.
 */
export const renderHtml = (mail: FramedMail): string =>
  `<!doctype html>\n${renderToString(<MailDocument {...mail} />)}\n`;

function MailDocument(mail: FramedMail) {
  const { language, subject, greeting, paragraphs, action, closing, signature, foot } = mail;
  const direction = directionOf(language);
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{subject}</title>
      </head>
      <body style={styles.body}>
        <div lang={language} dir={direction} style={styles.sheet}>
          <Paragraph parts={greeting} />
          {paragraphs.map((parts) => (
            <Paragraph parts={parts} />
          ))}
          {action && <Action {...action} />}
          <p style={styles.paragraph}>
            {closing}
            <br />
            {signature}
          </p>
          <p style={styles.foot}>{foot}</p>
        </div>
      </body>
    </html>
  );
}

const Paragraph = ({ parts }: { readonly parts: ReadonlyArray<string | Isolated> }) => (
  <p style={styles.paragraph}>
    {parts.map((part) => (typeof part === "string" ? part : <bdi>{part.isolated}</bdi>))}
  </p>
);

const Action = ({ label, url, otherwise, until }: FramedAction) => (
  <>
    {/* A table, for programs that give a link no padding. */}
    <table role="presentation" cellSpacing="0" cellPadding="0" style={styles.button}>
      <tbody>
        <tr>
          <td style={styles.cell}>
            <a href={url} style={styles.label}>
              {label}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
    <p style={styles.aside}>
      {otherwise}
      <br />
      <bdi dir="ltr" style={styles.address}>
        {url}
      </bdi>
    </p>
    {until && <p style={styles.paragraph}>{until}</p>}
  </>
);
