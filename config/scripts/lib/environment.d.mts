/** The addresses at which a browser sees the stage and the panes on it. */
export function stageEnvironment(port: number): Record<string, string>;
