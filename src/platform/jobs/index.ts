export { type CheckOptions, checkJobs, type JobChecks } from "./check.ts";
export { enqueue, type NewJob } from "./enqueue.ts";
export { type AnyJobTask, type JobContext, type JobStanding, type JobTask, jobTask } from "./job.ts";
export { type JobsLogin, jobsRole, jobsSchema, prepareJobs } from "./prepare.ts";
export { type JobWatch, watchJobs } from "./watch.ts";
export { type WorkEnd, type WorkOptions, work } from "./work.ts";
