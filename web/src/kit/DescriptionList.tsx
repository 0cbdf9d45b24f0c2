import type { ReactNode } from 'react';

export function DescriptionList({ items }: { items: readonly (readonly [ReactNode, ReactNode] | null | false)[] }) {
  return (
    <dl className="description-list">
      {items.map(
        (item, index) =>
          item && (
            <div key={index}>
              <dt>{item[0]}</dt>
              <dd>{item[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
