import type { Language } from './shapes.js';

/*
 * What the many people of the demonstration are made of: names and first words, by language. All are invented, and first
 * and family names are combined so that nobody known comes out.
 */

export interface Names {
  first: readonly string[];
  last: readonly string[];
  /** Whole names in the language's own script; every third person is drawn from here. */
  own?: readonly (readonly [first: string, last: string])[];
}

export const NAMES: Record<Language, Names> = {
  de: {
    first: ['Heidrun', 'Torsten', 'Wiebke', 'Jannis', 'Maren', 'Detlef', 'Silke', 'Hauke', 'Annika', 'Bernd'],
    last: [
      'Kesselbachner',
      'Harmsdörfer',
      'Oberweising',
      'Tannhuberl',
      'Wiesgrillinger',
      'Brückmoserin',
      'Steinpointer',
    ],
  },
  fr: {
    first: ['Aurélie', 'Cédric', 'Mélanie', 'Fabien', 'Solène', 'Gaëtan', 'Maëlle', 'Rémi', 'Capucine', 'Loïc'],
    last: ['Valtonge', 'Brémondeau', 'Castagnolle', 'Rivesaltine', 'Delaunoyer', 'Fontanillac', 'Pradeillan'],
  },
  it: {
    first: ['Donatella', 'Gennaro', 'Ilaria', 'Corrado', 'Rosaria', 'Salvo', 'Mariella', 'Ivano', 'Piera', 'Ercole'],
    last: ['Scarpinelloni', 'Bonfardini', 'Tagliorini', 'Marzocchini', 'Vallescura', 'Perugello', 'Cantadori'],
  },
  rm: { first: ['Flurina', 'Gieri', 'Seraina'], last: ['Sutvitgena', 'Plazidova'] },
  en: {
    first: ['Imogen', 'Callum', 'Anjali', 'Dwayne', 'Fiona', 'Alistair', 'Niamh', 'Tunde', 'Tamsin', 'Declan'],
    last: ['Hathersedge', 'Oakhangerley', 'Marlingate', 'Ravensdown', 'Coldbrookes', 'Adeyombola', 'Thistlemere'],
  },
  pt: {
    first: ['Conceição', 'Nélson', 'Sílvia', 'Hélder', 'Lídia', 'Rogério', 'Graça', 'Amílcar', 'Piedade', 'Vítor'],
    last: ['Bragadas', 'Carvalhinha', 'Moutelas', 'Soveirão', 'Pardelhas', 'Ribeirães', 'Outeirinho'],
  },
  es: {
    first: [
      'Rocío',
      'Eusebio',
      'Maribel',
      'Nicanor',
      'Yolanda',
      'Fermín',
      'Consuelo',
      'Braulio',
      'Milagros',
      'Anselmo',
    ],
    last: ['Villarrasa', 'Montecinas', 'Ocañuela', 'Berrocalde', 'Quintanosa', 'Altamirez', 'Carrascosal'],
  },
  sq: {
    first: ['Fitore', 'Agim', 'Shqipe', 'Burim', 'Lirije', 'Naim', 'Teuta', 'Ilir', 'Mimoza', 'Valon'],
    last: ['Rrustollaj', 'Bytyçani', 'Lumthiu', 'Mulliqaj', 'Kelmendaj', 'Drenovari', 'Shalanica'],
  },
  bs: {
    first: ['Amra', 'Senad', 'Jasmina', 'Mirsad', 'Azra', 'Nedim', 'Sanela', 'Haris'],
    last: ['Hodžanović', 'Kapićanin', 'Brkaljić', 'Selimbašić', 'Mehanagić', 'Zukanagić', 'Vrbanjac'],
  },
  hr: {
    first: ['Marijana', 'Zvonimir', 'Ivka', 'Ružica', 'Krešimir', 'Snježana', 'Dubravko', 'Štefica'],
    last: ['Barišanec', 'Kovačinec', 'Lukšinović', 'Perkušinac', 'Vidoškar', 'Zagorščak', 'Trstenjaković'],
  },
  sr: {
    first: ['Dragica', 'Miodrag', 'Svetlana', 'Radovan', 'Ljiljana', 'Nebojša', 'Zorica', 'Srđan'],
    last: ['Petronijaš', 'Kruševljanin', 'Moravčanin', 'Zlatarac', 'Jasenkov', 'Resavčić', 'Homoljac'],
    own: [
      ['Љиљана', 'Моравчанин'],
      ['Небојша', 'Златарац'],
      ['Зорица', 'Ресавчић'],
      ['Срђан', 'Хомољац'],
    ],
  },
  tr: {
    first: ['Gülşen', 'İsmail', 'Şengül', 'Hüseyin', 'Ayşegül', 'Çetin', 'Nurhan', 'İlknur', 'Yılmaz', 'Özlem'],
    last: ['Karataşlı', 'Yıldırgan', 'Gümüşsulu', 'Ağaçlıoğlu', 'Bozkırlı', 'Işıldaklı', 'Çobanpınar'],
  },
  ar: {
    first: ['Huda', 'Samer', 'Rana', 'Basel', 'Duaa', 'Walid', 'Salma', 'Imad'],
    last: ['Najjarine', 'Haddadine', 'Bustanji', 'Attarian', 'Qassabine', 'Shamiyeh', 'Warrakine'],
    own: [
      ['هدى', 'البستاني'],
      ['سامر', 'القصّاب'],
      ['دعاء', 'الورّاق'],
      ['عماد', 'الطحّان'],
      ['سلمى', 'النجّار'],
    ],
  },
  fa: {
    first: ['Shirin', 'Kaveh', 'Nasrin', 'Bahram', 'Parisa', 'Siavash', 'Laleh', 'Farzad'],
    last: ['Baghbanian', 'Kuhdashti', 'Damavandian', 'Sepidrud', 'Nilufarian'],
    own: [
      ['شیرین', 'باغبانیان'],
      ['کاوه', 'دماوندیان'],
      ['لاله', 'سپیدرود'],
      ['فرزاد', 'کوهدشتی'],
    ],
  },
  prs: {
    first: ['Zarghuna', 'Najib', 'Fereshta', 'Sabur', 'Shakila', 'Wadud', 'Soraya', 'Jawid'],
    last: ['Bamyanzad', 'Heratiyan', 'Ghaznawal', 'Logarwalan', 'Badakhshian'],
    own: [
      ['زرغونه', 'بامیانی‌زاده'],
      ['نجیب', 'غزنیوال'],
      ['شکیلا', 'بدخشیان'],
      ['جاوید', 'لوگریوال'],
    ],
  },
  ti: {
    first: ['Saba', 'Tesfalidet', 'Rigbe', 'Amanuel', 'Almaz', 'Kidane', 'Letebrhan', 'Yemane'],
    last: ['Gebremaryamu', 'Woldegergish', 'Haileabe', 'Asmeroma', 'Tekhlay'],
    own: [
      ['ሳባ', 'ገብረማርያም'],
      ['ኣማኑኤል', 'ወልደገርግስ'],
      ['ርግበ', 'ሃይለኣብ'],
      ['የማነ', 'በርህ'],
      ['ኣልማዝ', 'ዘርኣይ'],
    ],
  },
  ta: {
    first: ['Malathi', 'Suresh', 'Vasuki', 'Kumaran', 'Nalini', 'Selvan', 'Meena', 'Balan'],
    last: ['Nallathambiyar', 'Velayuthanar', 'Sivapathan', 'Thurairasan', 'Ponnuchami'],
    own: [
      ['மாலதி', 'வேலாயுதனார்'],
      ['குமரன்', 'துரைராசன்'],
      ['நளினி', 'பொன்னுச்சாமி'],
      ['செல்வன்', 'யாழினியன்'],
    ],
  },
  uk: {
    first: ['Lesia', 'Ostap', 'Mariana', 'Bohdan', 'Solomiia', 'Nazar', 'Uliana', 'Yurko'],
    last: ['Khmeliukha', 'Berezhanko', 'Horobeiko', 'Sopilchuk', 'Dzvinchuk'],
    own: [
      ['Леся', 'Горобейко'],
      ['Остап', 'Сопільчук'],
      ['Мар’яна', 'Дзвінчук'],
      ['Назар', 'Бережанко'],
    ],
  },
  ru: {
    first: ['Galina', 'Arkadi', 'Zinaida', 'Gleb', 'Taissija', 'Matwei', 'Nina', 'Jefim'],
    last: ['Dubrowitsch', 'Kolokoljuk', 'Tscherjomnych', 'Sawelnik', 'Mersljak'],
    own: [
      ['Галина', 'Колоколюк'],
      ['Глеб', 'Савельник'],
      ['Таисия', 'Дубрович'],
      ['Ефим', 'Мерзляк'],
    ],
  },
  kmr: {
    first: ['Berîvan', 'Serhat', 'Gulîstan', 'Azad', 'Zelal', 'Rêzan', 'Hêvî', 'Şiyar'],
    last: ['Çiyayîn', 'Botanlo', 'Dêrsimoz', 'Koçerîn', 'Hekarîyo', 'Zinarîn', 'Avaşînî'],
  },
  ckb: {
    first: ['Shler', 'Ako', 'Hallala', 'Karzan', 'Nasrin', 'Hemin'],
    last: ['Hawramian', 'Sharazurchi', 'Garmiyane', 'Qaradaxchi', 'Chamchamali'],
    own: [
      ['شلێر', 'هەورامیان'],
      ['کارزان', 'شارەزوورچی'],
      ['هێمن', 'گەرمیانە'],
    ],
  },
  so: {
    first: ['Hodo', 'Cabdi', 'Sahra', 'Yuusuf', 'Ifrah', 'Guuleed', 'Khadra', 'Liibaan'],
    last: ['Warfaaye', 'Jaamacle', 'Samatarre', 'Guutaale', 'Rooblaye', 'Cawaalle', 'Xirsiyow'],
  },
};

/** What they write when they ask; `{year}` becomes the year in which they came. */
export const MESSAGES: Record<Language, readonly string[]> = {
  de: [
    'Ich lebe seit {year} hier und möchte endlich mitbestimmen. Wo fange ich an?',
    'Meine Gemeinde sagt, ich solle noch warten. Stimmt das?',
    'Können Sie mich am Abend zurückrufen? Ich arbeite im Schichtbetrieb.',
    'Mein Sohn muss einen Vortrag über die Landsgemeinde halten, und ich durfte noch nie abstimmen.',
  ],
  fr: [
    'J’habite ici depuis {year}. Est-ce que je peux déposer une demande ?',
    'On m’a dit que je devais encore attendre parce que j’ai déménagé. Est-ce vrai ?',
    'Je ne comprends pas le formulaire, quelqu’un pourrait-il m’aider ?',
    'Mes enfants sont nés ici et moi je ne vote toujours pas. J’aimerais changer cela.',
  ],
  it: [
    'Vivo qui dal {year} e vorrei finalmente votare. Da dove comincio?',
    'Ho il permesso C da tanti anni. Quanto costa e quanto dura?',
    'In comune mi hanno dato un formulario di dodici pagine. Qualcuno mi può aiutare?',
  ],
  rm: ['Jau viv qua dapi il {year}. Poss jau far ina dumonda?'],
  en: [
    'We have lived here since {year} and would like to stay for good. May we apply?',
    'I pay taxes, I sort my rubbish, I love the lake. What else do I need?',
    'Could somebody explain the difference between the commune and the canton to me?',
  ],
  pt: [
    'Trabalho na Suíça desde {year}. Será que já posso pedir a nacionalidade?',
    'Não escrevo muito bem. Isso é um problema?',
    'O meu filho nasceu cá e pergunta-me porque é que ele não é suíço.',
  ],
  es: [
    'Vivo aquí desde {year} y mis hijos nacieron aquí. ¿Podemos pedir la nacionalidad?',
    '¿Qué papeles necesito para empezar?',
    'Trabajo de noche, por favor llámenme por la tarde.',
  ],
  sq: [
    'Jetoj këtu që nga viti {year}. A mund ta kërkoj nënshtetësinë?',
    'Fëmijët e mi kanë lindur këtu. Si mund të fillojmë?',
    'Kam frikë se kam bërë ndonjë gabim në formular. A mund ta shikojë dikush?',
  ],
  bs: ['Živim ovdje od {year}. godine. Mogu li tražiti državljanstvo?', 'Treba mi pomoć oko papira. Kome da se javim?'],
  hr: ['Djeca su mi rođena ovdje. Kako možemo početi?', 'Ovdje sam od {year}. Koliko to sve traje?'],
  sr: ['Живим овде од {year}. године. Могу ли да поднесем захтев за држављанство?', 'Treba mi neko ko zna ove zakone.'],
  tr: [
    '{year} yılından beri burada yaşıyorum. Vatandaşlığa başvurabilir miyim?',
    'Formları doldurmakta zorlanıyorum, yardım eder misiniz?',
    'Çocuklarım burada okula gidiyor. Hep birlikte başvurabilir miyiz?',
  ],
  ar: [
    'أعيش هنا منذ عام {year}. هل يمكنني التقدّم بطلب للحصول على الجنسية؟',
    'أحتاج إلى من يساعدني في ملء الأوراق.',
    'أولادي يدرسون هنا. هل نقدّم الطلب معًا؟',
  ],
  fa: [
    'از سال {year} اینجا زندگی می‌کنم. آیا می‌توانم برای تابعیت درخواست بدهم؟',
    'برای پر کردن فرم‌ها به کمک نیاز دارم.',
  ],
  prs: ['از سال {year} اینجا هستم. آیا می‌توانم تابعیت بگیرم؟', 'کسی هست که به دری برایم توضیح بدهد؟'],
  ti: ['ኣብዚ ካብ {year} ጀሚረ እቕመጥ። ዜግነት ክሓትት ይኽእል ድየ?', 'ሓገዝ የድልየኒ ኣሎ። በይዛኹም ደውሉለይ።'],
  ta: ['நான் {year} முதல் இங்கே வாழ்கிறேன். குடியுரிமைக்கு விண்ணப்பிக்க முடியுமா?', 'படிவங்களை நிரப்ப எனக்கு உதவி தேவை.'],
  uk: [
    'Я живу тут з {year} року. Чи можу я подати заяву на громадянство?',
    'Допоможіть, будь ласка, розібратися з документами.',
  ],
  ru: [
    'Живу здесь с {year} года, дети ходят здесь в школу. Можно ли нам подать на гражданство?',
    'Не понимаю письмо из общины. Кто может помочь?',
  ],
  kmr: [
    'Ez ji sala {year} ve li vir dijîm. Ma ez dikarim ji bo hemwelatiyê serî lê bidim?',
    'Ji kerema xwe alîkariya min bikin, ez formê fêm nakim.',
  ],
  ckb: ['لە ساڵی {year}ەوە لێرە دەژیم. دەتوانم داوای ڕەگەزنامە بکەم؟'],
  so: [
    'Halkan waxaan ku noolaa tan iyo {year}. Ma codsan karaa dhalashada?',
    'Waxaan u baahanahay qof foomka ii sharraxa.',
  ],
};

/** What the third generation writes, in the language of their school. */
export const MESSAGES_OF_THE_THIRD_GENERATION: Record<'de' | 'fr' | 'it', readonly string[]> = {
  de: [
    'Ich bin hier geboren und war noch nie länger als drei Wochen weg. Warum bin ich eigentlich nicht Schweizerin?',
    'Meine Grosseltern kamen zum Bauen, meine Eltern gingen hier zur Schule, ich mache die Lehre. Was muss ich beweisen?',
    'Mein bester Freund ist im Militär, ich darf nicht einmal abstimmen. Geht das schneller für uns?',
  ],
  fr: [
    'Je suis née ici et je n’ai jamais vécu ailleurs. Pourquoi ne suis-je pas suisse, au fond ?',
    'Mes grands-parents sont venus construire, mes parents ont fait l’école ici, moi l’apprentissage. Que dois-je prouver ?',
  ],
  it: [
    'Sono nata qui e non ho mai vissuto altrove. Perché non sono svizzera?',
    'I nonni sono venuti a costruire, i miei hanno fatto qui le scuole e io l’apprendistato. Che cosa devo dimostrare?',
  ],
};

/** What those write who were left out when a parent became Swiss. */
export const MESSAGES_OF_THE_CHILDREN: Record<'de' | 'fr' | 'it', readonly string[]> = {
  de: ['Meine Mutter ist seit drei Jahren Schweizerin, ich war nicht auf dem Gesuch. Kann ich das nachholen?'],
  fr: ['Mon père est devenu suisse sans moi, j’avais oublié de signer. Puis-je encore suivre ?'],
  it: ['Mia madre è diventata svizzera, io non ero sulla domanda. Posso ancora rimediare?'],
};
