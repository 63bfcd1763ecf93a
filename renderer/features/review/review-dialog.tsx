import * as Radix from '@radix-ui/react-dialog';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplying } from '../../state/use-applying.ts';
import { useReview } from '../../state/use-review.ts';
import { askTitle, nameOf } from '../../text/fix-title.ts';
import { words } from '../../text/fixing-words.ts';
import { OutcomeView } from './outcome-view.tsx';
import { PlanView } from './plan-view.tsx';
import { ProgressView } from './progress-view.tsx';
import { RefusedView } from './refused-view.tsx';
import styles from './review.module.css';
import { SettingsForm } from './settings-form.tsx';
import { TierMark } from './tier-mark.tsx';

/** The one window over the window in which a fix is looked at, agreed to, watched and judged. It lives above all screens, so that none can take it away. */
export function ReviewDialog() {
  const shown = useReview((state) => state.shown);
  const opener = useOpener(shown);
  return (
    <Radix.Root open={shown} onOpenChange={(open) => !open && close()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.shade} />
        <Radix.Content
          className={styles.dialog}
          role="alertdialog"
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener();
          }}
          // A click beside it is no answer.
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => isGoing() && event.preventDefault()}
        >
          <Inside />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const isGoing = () => {
  const { change } = useApplying.getState();
  return change !== null && !change.ended;
};

/** Closing tidies up what has ended; a change under way goes on. */
function close(): void {
  useReview.getState().close();
  const { change, dismiss } = useApplying.getState();
  if (change?.ended) dismiss();
}

/** Gives the focus back to what opened the dialog, or to the heading of the screen where that is gone. */
function useOpener(shown: boolean): () => void {
  const opener = useRef<Element | null>(null);
  const wasShown = useRef(false);
  if (shown && !wasShown.current) opener.current = document.activeElement;
  wasShown.current = shown;
  return () => {
    const back = opener.current;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else document.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  };
}

function Inside() {
  // Everything below follows a change of language.
  useTranslation();
  const change = useApplying((state) => state.change);
  const review = useReview();
  const { reviewed, phase, planned } = review;
  if (change) {
    const { ready } = change.agreed;
    const title = nameOf({ title: ready.plan.texts.title, host: ready.host, here: change.agreed.here });
    return <Frame title={title} tier={ready.plan.tier} phase={change.ended ? 'ended' : 'going'}>{change.ended ? <OutcomeView change={change} ended={change.ended} /> : <ProgressView change={change} />}</Frame>;
  }
  if (!reviewed) return null;
  const host = planned?.kind === 'plan' ? planned.host : (reviewed.host ?? reviewed.machine.replace('practice:', ''));
  const title = askTitle({ title: reviewed.fix.title, host, here: reviewed.fix.side === 'client' });
  if (phase === 'planned' && planned?.kind === 'plan') return <Frame title={title} tier={planned.plan.tier} phase="plan"><PlanView ready={planned} reviewed={reviewed} /></Frame>;
  if (phase === 'planned' && planned?.kind === 'refused') return <Frame title={title} tier={null} phase="refused"><RefusedView sentence={planned.sentence} steps={planned.steps} /></Frame>;
  if (phase === 'failed') return <Frame title={title} tier={null} phase="refused"><RefusedView error={review.error} steps={reviewed.fix.steps} /></Frame>;
  if (phase === 'planning') return <Frame title={title} tier={null} phase="planning"><Reading machine={host} /></Frame>;
  if (phase === 'asking') return <Frame title={title} tier={null} phase="asking"><p role="status" className={styles.reading} tabIndex={-1} data-default-focus>{words('asking')}</p></Frame>;
  return <Frame title={title} tier={null} phase="form"><SettingsForm reviewed={reviewed} /></Frame>;
}

function Reading({ machine }: { machine: string }) {
  return <p role="status" className={styles.reading} tabIndex={-1} data-default-focus>{words('reading', { machine })}</p>;
}

/** Title and mark on top; the focus goes to what is safe to press whenever something new is shown. */
function Frame({ title, tier, phase, children }: { title: string; tier: number | null; phase: string; children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('[data-default-focus]')?.focus({ preventScroll: true });
  }, [phase]);
  return (
    <div ref={body} className={styles.frame} data-review={phase}>
      <header className={styles.head}>
        <Radix.Title className={styles.title}>{title}</Radix.Title>
        {tier !== null && <TierMark tier={tier} />}
      </header>
      {children}
    </div>
  );
}
