import type { ProfileDocument } from '../../preload/contract/profile.ts';
import { effective, isSigned, lineEnds, linesOf, type Profile } from './model/profile.ts';

/** A file as the document `profile@1`. */
export function describeProfile(profile: Profile): ProfileDocument {
  const { settings, otherLines } = linesOf(profile);
  return {
    schema: 'rdp-doctor/profile@1', encoding: profile.encoding, bom: profile.bom, lineEnds: lineEnds(profile), signed: isSigned(effective(settings)), settings, otherLines,
  };
}
