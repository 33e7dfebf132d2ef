/**
 * The keys that play, step and reset, wherever the focus is, except where the focused part has a use of its own for
 * them: a field takes letters, a button the space bar, a slider and a list of tabs the arrows.
 */

export type KeyAction = "toggle" | "step" | "reset";

/** What the focused part does with keys by itself. */
export type OwnKeys = "all" | "space" | "arrows" | "space and arrows" | "none";

export interface PressedKey {
  readonly key: string;
  /** Whether it is held down and says itself again. */
  readonly isRepeated: boolean;
  /** Whether Ctrl, Alt or the command key is held with it. */
  readonly isModified: boolean;
  readonly ownKeys: OwnKeys;
}

/** What the key is for; undefined where it is none of ours. */
export function actionOf({ key, isRepeated, isModified, ownKeys }: PressedKey): KeyAction | undefined {
  if (isModified || ownKeys === "all") return undefined;
  switch (key) {
    case " ":
      return isRepeated || ownKeys.startsWith("space") ? undefined : "toggle";
    case "ArrowRight":
      return ownKeys.endsWith("arrows") ? undefined : "step";
    case "r":
    case "R":
      return isRepeated ? undefined : "reset";
    default:
      return undefined;
  }
}
