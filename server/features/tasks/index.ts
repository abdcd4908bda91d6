export { giveTasks, openTasksByCustomer } from "./hand-over";
export { type NewTask, openTasks } from "./open-task";
export { everyTask, type TaskDocument, taskRecords } from "./task.model";
export { tasksSeenBy } from "./task.policy";
export { presentTasks } from "./task.present";
export { taskRoutes } from "./task.routes";
