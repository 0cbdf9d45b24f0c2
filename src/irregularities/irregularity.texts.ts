import type { Locale } from '../accounts/account.entity.js';

/** The letter that a question has been asked back; nothing of the matter stands in it. */
export const questionTexts: Record<Locale, { subject: string; paragraphs: string[]; link: string }> = {
  de: {
    subject: 'Eine Rückfrage in Passerelle',
    paragraphs: [
      'Guten Tag',
      'Zu etwas, das Sie festgehalten haben, gibt es eine Rückfrage. Sie steht in Passerelle; dort können Sie auch antworten.',
    ],
    link: 'Rückfrage lesen',
  },
  fr: {
    subject: 'Une question dans Passerelle',
    paragraphs: [
      'Bonjour',
      'Il y a une question au sujet de quelque chose que vous avez noté. Vous la trouvez dans Passerelle, où vous pouvez aussi y répondre.',
    ],
    link: 'Lire la question',
  },
  it: {
    subject: 'Una domanda in Passerelle',
    paragraphs: [
      'Buongiorno',
      'C’è una domanda su qualcosa che lei ha annotato. La trova in Passerelle, dove può anche rispondere.',
    ],
    link: 'Leggere la domanda',
  },
  en: {
    subject: 'A question in Passerelle',
    paragraphs: [
      'Hello',
      'There is a question about something you logged. You find it in Passerelle, where you can also answer it.',
    ],
    link: 'Read the question',
  },
};
