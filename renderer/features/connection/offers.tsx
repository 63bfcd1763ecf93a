import type { Draft, FallbackOffer } from '../../../preload/contract/connection.ts';
import type { AddressesModel } from '../../../preload/contract/profile.ts';
import { dayAfter, todayHere } from '../../state/connection-edits.ts';
import { useLaunch } from '../../state/connection-launch.ts';
import type { Matrix } from '../../state/connection-matrix.ts';
import { useConnection } from '../../state/use-connection.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { REVIEW_DAYS } from './add-address.tsx';
import styles from './matrix.module.css';
import { useWords } from './words.ts';

/** Which address to use now, and the addresses that provably lead to the same machine, each with what it costs. */
export function OffersView({ draft, matrix }: { draft: Draft; matrix: Matrix }) {
  const { words } = useWords();
  const { choice, offers, result } = matrix;
  return (
    <>
      {choice && (
        <div className={styles.choice} data-choice={choice.place}>
          <p>{sentenceOf(choice.sentence)}</p>
          {choice.place > 0 && <UseNow address={choice.address} />}
        </div>
      )}
      {offers.length > 0 && result && (
        <section className={styles.offers} aria-label={words('offer.title')}>
          <h3>{words('offer.title')}</h3>
          {offers.map((offer) => <Offer key={offer.address} offer={offer} draft={draft} result={result} />)}
        </section>
      )}
    </>
  );
}

function Offer({ offer, draft, result }: { offer: FallbackOffer; draft: Draft; result: AddressesModel }) {
  const { words } = useWords();
  const setAddresses = useConnection((state) => state.setAddresses);
  const { address, costs } = offer;
  const listed = draft.addresses.some((one) => one.address === address);
  const day = todayHere();
  const reason = words(result.signs.some(({ id }) => id === 'name-dead') ? 'offer.reasonDead' : 'offer.reason', { day });
  return (
    <div className={styles.offer} data-offer={address}>
      <p>{words('offer.text', { address: visible(address) })}</p>
      <ul className={styles.costs}>{costs.map((cost) => <li key={cost.key}>{sentenceOf(cost)}</li>)}</ul>
      {listed
        ? <UseNow address={address} />
        : <Button look="primary" icon="plus" data-add-fallback onClick={() => void setAddresses((list) => [...list, { address, reason, reviewBy: dayAfter(day, REVIEW_DAYS) }], 'new')}>{words('offer.add')}</Button>}
    </div>
  );
}

/** For this connection only: the primary is tried first again the next time. */
function UseNow({ address }: { address: string }) {
  const { words } = useWords();
  const { address: used, choose } = useLaunch();
  return <Button aria-pressed={used === address} data-use-now onClick={() => choose({ address: used === address ? null : address })}>{words('offer.use', { address: visible(address) })}</Button>;
}
