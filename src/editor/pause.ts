/** Lets the extension host do what waits: keystrokes, commands, messages. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
