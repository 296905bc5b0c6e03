/** The fields of RFC 9457, and ours: a stable code, and the parameter that is meant. */
export const problemSchema = {
  type: "object",
  properties: {
    type: { type: "string", format: "uri", says: "problem-type" },
    title: { type: "string", says: "problem-title" },
    status: { type: "integer", says: "problem-status" },
    detail: { type: "string", says: "problem-detail" },
    code: { type: "string", says: "problem-code" },
    parameter: { type: "string", says: "problem-parameter" },
    instance: { type: "string", format: "uri", says: "problem-instance" },
  },
  required: ["type", "title", "status", "detail", "code", "instance"],
  additionalProperties: false,
} as const;

/** Statuses of problems that every operation may answer with. */
export const problemStatuses = [400, 404, 405, 429, 500, 503] as const;
