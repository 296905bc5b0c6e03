import { createServer, type Server, type Socket } from "node:net";

/** A message of the protocol (PostgreSQL documentation, "Message Formats"): its letter, its length, its body. */
function message(letter: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const number = (value: number, bytes: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
};

const text = 25;
const ready = message("Z", "I");
const column = (name: string) =>
  Buffer.concat([
    Buffer.from(`${name}\0`),
    number(0, 4),
    number(0, 2),
    number(text, 4),
    number(-1, 2),
    number(-1, 4),
    number(0, 2),
  ]);
const cell = (value: string) => Buffer.concat([number(value.length, 4), Buffer.from(value)]);

/** One row, whatever was asked. */
const answer = (row: Readonly<Record<string, string>>): Buffer => {
  const names = Object.keys(row);
  return Buffer.concat([
    message("T", number(names.length, 2), ...names.map(column)),
    message("D", number(names.length, 2), ...Object.values(row).map(cell)),
    message("C", "SELECT 1\0"),
    ready,
  ]);
};

/**
 * Speaks as much of the PostgreSQL protocol as it takes to say which version it is: for what the program does with
 * one that is too old, of which no machine of ours has any.
 */
export async function startOldPostgres(version: {
  number: string;
  words: string;
}): Promise<Server & { port: number }> {
  const greet = (socket: Socket) => {
    // The first message is the start, without a letter; after it comes one query, and the end.
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", number(0, 4)), ready]));
      socket.on("data", (asked) => asked[0] === "Q".charCodeAt(0) && socket.write(answer(version)));
    });
    socket.on("error", () => {});
  };
  const server = createServer(greet);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return Object.assign(server, { port: typeof address === "object" && address ? address.port : 0 });
}
