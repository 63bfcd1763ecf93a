import { Component, type ReactNode } from 'react';
import { CrashScreen } from './features/help/crash-screen.tsx';
import { useScreen } from './state/use-screen.ts';

/** Catches a defect of a screen; the rest of the app and the stored case stay. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <CrashScreen
        onReopen={() => {
          useScreen.setState({ screen: 'start', past: [] });
          this.setState({ broken: false });
        }}
      />
    );
  }
}
