import { dayOf, formatLongDate } from '../../kit/dates';
import { AuditRow, type Line } from './AuditRow';

export function AuditDays({ lines, searchedReference }: { lines: Line[]; searchedReference: string | undefined }) {
  const days = new Map<string, Line[]>();
  for (const line of lines) days.set(dayOf(line.at), [...(days.get(dayOf(line.at)) ?? []), line]);
  return (
    <>
      {[...days].map(([day, linesOfDay]) => (
        <section key={day} className="stack" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{formatLongDate(day)}</h2>
          <ol className="rows">
            {linesOfDay.map((line) => (
              <AuditRow key={line.id} line={line} searchedReference={searchedReference} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
