/** What stands where something was taken out for which there is no alias. */
export const HIDDEN = '[hidden]';
