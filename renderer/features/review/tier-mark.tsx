import { words } from '../../text/fixing-words.ts';
import { textIfKnown } from '../../text/i18n.ts';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { Tone } from '../../ui/state-look.ts';

const LOOK: readonly { tone: Tone; icon: IconName }[] = [{ tone: 'neutral', icon: 'info' }, { tone: 'pass', icon: 'info' }, { tone: 'warn', icon: 'warn' }, { tone: 'fail', icon: 'shield' }];

/** How much a fix can hurt, in a word; what the word means as its hint. */
export function TierMark({ tier }: { tier: number }) {
  const { tone, icon } = LOOK[tier] ?? { tone: 'fail', icon: 'shield' };
  const key = `tier.${tier}` as 'tier.0' | 'tier.1' | 'tier.2' | 'tier.3';
  return <span title={textIfKnown(`window:fixes.tierIs.${tier}`) ?? undefined} data-tier={tier}><Chip tone={tone} icon={icon}>{words(key)}</Chip></span>;
}
