import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { EmptyState } from '../kit/EmptyState';
import { Page } from '../kit/Page';

interface Props {
  /** Changing the path resets the error. */
  path: string;
  children: ReactNode;
}

interface State {
  path: string;
  hasFailed: boolean;
}

/**
 * Replaces a screen that failed to render or load. The error stays in the browser's console: it may contain names and
 * is sent nowhere.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { path: this.props.path, hasFailed: false };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ path }: Props, state: State): State | null {
    return path === state.path ? null : { path, hasFailed: false };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <ScreenFailed /> : this.props.children;
  }
}

function ScreenFailed() {
  const { t } = useTranslation();
  return (
    <Page title={t('state.broken')}>
      <EmptyState
        icon="alert"
        title={t('state.brokenWhy')}
        action={
          <div className="buttons">
            <Button kind="primary" onClick={() => location.reload()}>
              {t('state.reload')}
            </Button>
            {/* Full reload, because the cause may be outside of the screen. */}
            <a className="button" href="/">
              {t('state.toStart')}
            </a>
          </div>
        }
      />
    </Page>
  );
}
