import type { VNode } from 'preact';
import { addDays, weekday } from '../../common/day.js';
import type { PageRequest } from '../pages/page-request.js';
import { Document } from '../pages/frame.js';

export function LeavePage({ request: { texts }, today }: { request: PageRequest; today: string }): VNode {
  const month = today.slice(0, 7);
  const first = `${month}-01`;
  const start = addDays(first, 1 - weekday(first));
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, i) => addDays(start, week * 7 + i)),
  ).filter(([monday]) => monday.slice(0, 7) <= month);
  return (
    <Document texts={texts} title={texts.day(month)} plain>
      <body class="calendar">
        <main>
          <h1>{texts.day(today)}</h1>
          <table>
            <tbody>
              {weeks.map((days) => (
                <tr>
                  {days.map((day) => (
                    <td
                      aria-current={day === today ? 'date' : undefined}
                      class={day.slice(0, 7) === month ? undefined : 'other'}
                    >
                      {Number(day.slice(8))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </main>
      </body>
    </Document>
  );
}
