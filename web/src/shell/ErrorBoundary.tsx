import { Component, type ReactNode } from 'react';
import { isMissingFile, isPageReloading } from '../missingFiles';
import { ScreenFailed } from './ScreenFailed';
import { ScreenMissing } from './ScreenMissing';

interface Props {
  /** Changing the path resets the error. */
  path: string;
  children: ReactNode;
  onCaught: () => void;
  /** Shown instead of an explanation, for what nobody misses. */
  fallback?: ReactNode;
}

interface State {
  path: string;
  failure: { error: unknown } | null;
}

/**
 * Replaces a screen that failed to render or load. The error stays in the browser's console: it may contain names and
 * is sent nowhere.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { path: this.props.path, failure: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } };
  }

  static getDerivedStateFromProps({ path }: Props, state: State): State | null {
    return path === state.path ? null : { path, failure: null };
  }

  override componentDidCatch(): void {
    this.props.onCaught();
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    if (this.props.fallback !== undefined || isPageReloading()) return this.props.fallback ?? null;
    if (isMissingFile(failure.error)) return <ScreenMissing onRetry={() => this.setState({ failure: null })} />;
    return <ScreenFailed />;
  }
}
