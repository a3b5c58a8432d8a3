/** The story that is the page of all rules. */
export const rulesStoryId = "rules--all-rules";

/**
 * The address of a story in Storybook's own window, as a link has it that replaces that window: the page of a story, the frame
 * in it, stands beside Storybook's, wherever both are served.
 */
export function storyAddress(storyId: string): string {
  return `./?path=/story/${storyId}`;
}

/** The address of a rule's place on the page of all rules. */
export function ruleAddress(ruleId: string): string {
  return `${storyAddress(rulesStoryId)}&args=rule:${ruleId}`;
}
