/** More stars in one part of a path, or more `**` in a path, are no name pattern, and trying them all has no end. */
const MOST_STARS = 3;

/** Whether a glob from the settings may be used: it comes with the folder, and must not be able to stop the work. */
export function isPlainGlob(glob: string): boolean {
  const parts = glob.split('/');
  const deep = parts.filter((part) => part.includes('**')).length;
  return (
    glob !== '' && deep <= MOST_STARS && parts.every((part) => part.split(/\*+/).length - 1 <= MOST_STARS)
  );
}
