import * as Radix from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import frame from '../../ui/dialog.module.css';

/** A heading and what it is about; both are the dialog's name and description. */
export function Part({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <>
      <Radix.Title className={frame.title}>{title}</Radix.Title>
      <Radix.Description className={frame.description}>{lead}</Radix.Description>
      <div className={frame.body}>{children}</div>
    </>
  );
}
