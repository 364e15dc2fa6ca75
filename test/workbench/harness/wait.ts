/** How long VS Code may take over one step. Generous: a slow machine is no failure. */
export const PATIENCE = 30_000;

/** Asks again and again until the answer is wanted; fails with the last answer. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
): Promise<T> {
  let last: unknown;
  const end = Date.now() + PATIENCE;
  do {
    try {
      const answer = await ask();
      if (wanted(answer)) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  const detail = last instanceof Error ? last.message : JSON.stringify(last, null, 1);
  throw new Error(`waited in vain for the wanted ${what}; last seen: ${detail?.slice(0, 3000)}`);
}

/** VS Code writes spaces as no-break spaces. */
export const plain = (text: string): string => text.replace(/\u00a0/g, ' ').trim();
