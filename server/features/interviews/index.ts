export { interviewRoutes } from "./interview.routes";
export { beginInterview, finishInterview, keepInterview } from "./lead-interview";
