import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { Refusal } from '../../src/files/clean-file.js';
import { cleanPdf } from '../../src/files/pdf.js';
import { CONTENT, contentsOf, letterPdf, objectsOf, objectStream, PDF, pdf, stream } from '../support/pdfs.js';

/** By a list of its own, not by the rules that remove. */
const ACTIVE =
  /\/(JavaScript|JS|AA|Launch|SubmitForm|ImportData|ResetForm|GoToR|GoToE|RichMedia\w*|Rendition|EmbeddedFiles?|EF|FileAttachment|Movie|Sound|Screen|XFA|Hide|Collection)\b|file:|javascript:/;
/** Where such a name does something; alone in a list it does not. */
const ACTING = /\/S \/JavaScript|\/JS (\(|<|\d+ \d+ R)|\/AA <</;
const SCRIPT = '/S/JavaScript/JS(app.alert\\(1\\))';

async function cleaned(file: Buffer, start = 0): Promise<{ bytes: Buffer; variant: string }> {
  return cleanPdf(file, start);
}

async function refusal(file: Buffer): Promise<string> {
  return cleanPdf(file, 0).then(
    ({ variant }) => variant,
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return error.code;
    },
  );
}

async function expectHarmless(file: Buffer, shown = [CONTENT]): Promise<Buffer> {
  const { bytes, variant } = await cleaned(file);
  expect(variant).toBe('working');
  expect(await objectsOf(bytes)).not.toMatch(ACTIVE);
  expect(bytes.toString('latin1')).not.toMatch(/app\.alert|calc\.exe/);
  expect(await contentsOf(bytes)).toEqual(shown);
  return bytes;
}

describe('a PDF without anything active', () => {
  it.each<[string, Buffer]>([
    ['of a text program', PDF],
    ['that opens at a page', pdf(letterPdf({ catalog: '/OpenAction[3 0 R/Fit]' }))],
    ['that opens at a page by an action', pdf(letterPdf({ catalog: '/OpenAction<</S/GoTo/D[3 0 R/Fit]>>' }))],
    [
      'with links',
      pdf(
        letterPdf({
          page: '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://www.sem.admin.ch)>>>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:gemeinde@example.org)/Next<</S/Named/N/NextPage>>>>>>]',
        }),
      ),
    ],
    [
      'with a table of contents',
      pdf(
        letterPdf({
          catalog: '/Outlines 10 0 R',
          objects: {
            10: '<</First 11 0 R/Last 11 0 R/Count 1>>',
            11: '<</Title(A)/Parent 10 0 R/A<</S/GoTo/D(Verfuegung)>>>>',
          },
        }),
      ),
    ],
    [
      'with structure and attributes',
      pdf(
        letterPdf({
          catalog: '/StructTreeRoot 10 0 R',
          objects: {
            10: '<</Type/StructTreeRoot/K 11 0 R>>',
            11: '<</S/Span/P 10 0 R/A<</O/Layout/Placement/Block>>>>',
          },
        }),
      ),
    ],
    [
      'with names of its own for fonts',
      pdf({
        ...letterPdf(),
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/A 5 0 R/AF 5 0 R/S 5 0 R>>>>>>',
      }),
    ],
    ['packed', pdf({ ...letterPdf(), 10: objectStream({ 20: '<</Title(A)>>' }) })],
    [
      'updated by a scanner',
      Buffer.concat([
        PDF,
        Buffer.from(`4 0 obj\n`),
        stream(CONTENT),
        Buffer.from(
          `\nendobj\nxref\n4 1\n${String(PDF.length).padStart(10, '0')} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev ${PDF.lastIndexOf('xref\n0')}>>\nstartxref\n${PDF.length + 120}\n%%EOF`,
        ),
      ]),
    ],
  ])('%s stays byte by byte', async (_, file) => {
    const { bytes, variant } = await cleaned(file);
    expect([variant, bytes.equals(file)]).toEqual(['original', true]);
  });
});

const annotation = (action: string): Parameters<typeof letterPdf>[0] => ({
  page: `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<${action}>>>>]`,
});

describe('of a PDF, what is active goes, and the page stays', () => {
  it.each<[string, Parameters<typeof letterPdf>[0]]>([
    ['a script when it opens', { catalog: `/OpenAction<<${SCRIPT}>>` }],
    ['a script by its name', { catalog: `/Names<</JavaScript<</Names[(a)<<${SCRIPT}>>]>>>>` }],
    [
      'a script in a stream',
      { catalog: '/OpenAction<</S/JavaScript/JS 10 0 R>>', objects: { 10: stream('app.alert(1)') } },
    ],
    ['a script with a name in other signs', { catalog: '/OpenAction<</#53/J#61vaScript/#4a#53(app.alert\\(1\\))>>' }],
    [
      'a script at the end of references',
      {
        catalog: '/OpenAction 10 0 R',
        objects: { 10: '11 0 R', 11: '<</S 12 0 R/JS(app.alert\\(1\\))>>', 12: '/JavaScript' },
      },
    ],
    ['a script on the page', { page: `/AA<</O<<${SCRIPT}>>>>` }],
    [
      'a script in a packed object',
      { catalog: '/OpenAction 20 0 R', objects: { 10: objectStream({ 20: `<<${SCRIPT}>>` }) } },
    ],
    ['a script after a step to a page', annotation(`/S/GoTo/D[3 0 R/Fit]/Next<<${SCRIPT}>>`)],
    ['a script in a list after a step', annotation(`/S/GoTo/D[3 0 R/Fit]/Next[<</S/Named/N/NextPage>><<${SCRIPT}>>]`)],
    [
      'a script in a circle',
      {
        catalog: '/OpenAction 10 0 R',
        objects: { 10: '<</S/GoTo/D[3 0 R/Fit]/Next 11 0 R>>', 11: `<<${SCRIPT}/Next 10 0 R>>` },
      },
    ],
    [
      'a script behind a field',
      {
        catalog: `/AcroForm<</Fields[10 0 R]>>`,
        page: '/Annots[10 0 R]',
        objects: { 10: `<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]/AA<</K<<${SCRIPT}>>>>>>` },
      },
    ],
    ['a script where no reader looks', { catalog: `/PieceInfo<</Other<<${SCRIPT}>>>>` }],
    ['a program to be started', annotation('/S/Launch/F(calc.exe)')],
    ['a form to be sent', annotation('/S/SubmitForm/F(https://example.org)')],
    ['data to be read', annotation('/S/ImportData/F(x.fdf)')],
    ['another document', annotation('/S/GoToR/F(other.pdf)/D[0/Fit]')],
    ['a document within', annotation('/S/GoToE/T<</R/C/N(a)>>')],
    ['a page in another document', annotation('/S/GoTo/D[0/Fit]/F(other.pdf)')],
    ['an address on the disk', annotation('/S/URI/URI(file:///etc/passwd)')],
    ['an address that is a script', annotation('/S/URI/URI( javascript:alert\\(1\\))')],
    ['an address it opens by itself', { catalog: '/OpenAction<</S/URI/URI(https://example.org)>>' }],
    ['an action that nobody knows', annotation('/S/Anything/F(x)')],
    ['a menu entry', annotation('/S/Named/N/Print')],
    [
      'files within',
      {
        catalog: '/Names<</EmbeddedFiles<</Names[(a)10 0 R]>>>>',
        objects: { 10: '<</Type/Filespec/F(a)/EF<</F 11 0 R>>>>', 11: stream('MZ calc.exe', '/Type/EmbeddedFile') },
      },
    ],
    [
      'files of a part',
      {
        page: '/AF[10 0 R]',
        objects: { 10: '<</Type/Filespec/F(a)/EF<</F 11 0 R>>>>', 11: stream('MZ calc.exe', '/Type/EmbeddedFile') },
      },
    ],
    [
      'a file pinned to the page',
      {
        page: '/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 10 0 R>>]',
        objects: { 10: '<</Type/Filespec/F(a)/EF<</F 11 0 R>>>>', 11: stream('MZ calc.exe', '/Type/EmbeddedFile') },
      },
    ],
    ['a film', { page: '/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]/RichMediaContent<<>>>>]' }],
    ['a screen', { page: '/Annots[<</Type/Annot/Subtype/Screen/Rect[0 0 9 9]/A<</S/Rendition/R<</S/MR>>/OP 0>>>>]' }],
    [
      'a form of XFA',
      { catalog: '/NeedsRendering true/AcroForm<</Fields[]/XFA 10 0 R>>', objects: { 10: stream('<xdp/>') } },
    ],
    ['a portfolio', { catalog: '/Collection<</View/T>>' }],
  ])('%s', async (_, parts) => {
    const file = pdf(letterPdf(parts));
    const bytes = await expectHarmless(file);
    // It was there, for the list of this test too.
    const before = `${await objectsOf(file)} ${file.toString('latin1')}`;
    expect(ACTIVE.test(before) || /\/(OpenAction|Named|Anything|GoTo)\b/.test(before)).toBe(true);
    expect((await cleaned(bytes)).variant).toBe('original');
  });

  it('and links, fields and the table of contents stay', async () => {
    const link = '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://www.sem.admin.ch)>>>>';
    const file = pdf(
      letterPdf({
        catalog: `/Names<</JavaScript<</Names[(a)<<${SCRIPT}>>]>>>>/Outlines 10 0 R`,
        page: `/Annots[${link}]`,
        objects: { 10: '<</First 11 0 R>>', 11: '<</Title(Erwaegungen)/A<</S/GoTo/D[3 0 R/Fit]>>>>' },
      }),
    );
    const objects = await objectsOf(await expectHarmless(file));
    for (const kept of ['https://www.sem.admin.ch', '(Erwaegungen)', '/GoTo', '/Helvetica'])
      expect(objects).toContain(kept);
  });

  it('of a document as programs make them, with all that they can', async () => {
    const document = await PDFDocument.create();
    document.addPage([200, 200]).drawText('Seite 1');
    document.addPage([200, 200]).drawText('Seite 2');
    document.addJavaScript('main', 'app.alert(1)');
    await document.attach(Buffer.from('calc.exe'), 'calc.exe', { mimeType: 'application/x-msdownload' });
    document.getForm().createTextField('name').setText('Selam');
    for (const useObjectStreams of [true, false]) {
      const file = Buffer.from(await document.save({ useObjectStreams }));
      await expectHarmless(file, await contentsOf(file));
    }
  });
});

describe('what readers may find otherwise than we do', () => {
  it('an object twice, with a table that leads to the first', async () => {
    const objects = letterPdf({ catalog: '/OpenAction 10 0 R', objects: { 10: `<<${SCRIPT}>>`, 11: 'null' } });
    const file = pdf(objects);
    const twice = Buffer.from(file.toString('latin1').replace('11 0 obj\nnull', '10 0 obj\nnull'), 'latin1');
    await expectHarmless(twice);
  });

  it('the same, packed', async () => {
    const objects = letterPdf({
      catalog: '/OpenAction 20 0 R',
      objects: { 10: objectStream({ 20: `<<${SCRIPT}>>` }), 20: 'null' },
    });
    await expectHarmless(pdf(objects));
  });

  it('an object, or packed ones, within the bytes of another', async () => {
    await expectHarmless(pdf(letterPdf({ objects: { 10: stream(`7 0 obj <<${SCRIPT}>> endobj`) } })));
    const packed = objectStream({ 20: `<<${SCRIPT}>>` }).toString('latin1');
    await expectHarmless(pdf(letterPdf({ objects: { 10: stream(`7 0 obj ${packed} endobj`) } })));
  });

  it('a former version that an update hides', async () => {
    const before = pdf(letterPdf({ catalog: `/OpenAction<<${SCRIPT}>>` }));
    const update = `1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\nxref\n1 1\n${String(before.length).padStart(10, '0')} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev ${before.lastIndexOf('xref\n0')}>>\nstartxref\n${before.length + 48}\n%%EOF\n`;
    await expectHarmless(Buffer.concat([before, Buffer.from(update)]));
  });
});

describe('a PDF with other bytes before it', () => {
  it('is cut to what it is, and read by its own table', async () => {
    const { bytes, variant } = await cleaned(Buffer.concat([Buffer.alloc(700, 0x20), PDF]), 700);
    expect([variant, bytes.equals(PDF)]).toEqual(['working', true]);
  });

  it('is written anew where its table counts them', async () => {
    const shifted = PDF.toString('latin1')
      .replace(/(\d{10})(?= 00000 n)/g, (digits) => String(Number(digits) + 700).padStart(10, '0'))
      .replace(/startxref\n(\d+)/, (_, at: string) => `startxref\n${Number(at) + 700}`);
    const { bytes, variant } = await cleaned(
      Buffer.concat([Buffer.alloc(700, 0x20), Buffer.from(shifted, 'latin1')]),
      700,
    );
    expect(variant).toBe('working');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await contentsOf(bytes)).toEqual([CONTENT]);
  });
});

describe('a locked PDF', () => {
  const locked = async (userPassword: string, javaScript = false): Promise<Buffer> => {
    const document = await PDFDocument.load(PDF);
    if (javaScript) document.addJavaScript('main', 'app.alert(1)');
    document.encrypt({ ownerPassword: 'owner', userPassword });
    return Buffer.from(await document.save());
  };

  it('is opened where it is locked against changes only', async () => {
    for (const javaScript of [false, true]) {
      const file = await locked('', javaScript);
      await expect(contentsOf(file)).rejects.toThrow();
      await expectHarmless(file);
    }
  });

  it('is refused where nobody can read it', async () => {
    expect(await refusal(await locked('secret'))).toBe('locked');
    expect(await refusal(pdf(letterPdf(), { trailer: '/Encrypt<</Filter/Other/V 9>>' }))).toBe('locked');
  });
});

describe('a PDF that is none, or wants to be too much', () => {
  it('is damaged', async () => {
    for (const file of [
      '%PDF-1.7\n<!doctype html><script>alert(1)</script>',
      PDF.subarray(0, PDF.length - 40),
      '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
      '%PDF-1.4\nstartxref\n9\n%%EOF\n',
      pdf({ ...letterPdf(), 3: '<</Type/Page /Parent' }),
      pdf({ ...letterPdf(), 2: '<</Type/Pages/Kids[2 0 R]/Count 1>>' }),
    ])
      expect(await refusal(Buffer.from(file as string))).toBe('damaged');
  });

  it('is read without end neither in depth nor in number', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(['working', 'damaged']).toContain(await refusal(pdf(letterPdf({ objects: { 10: deep } }))));
    expect(await refusal(pdf(letterPdf({ catalog: '/Lang 10 0 R', objects: { 10: deep } })))).toBe('damaged');
    const chain = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [i + 10, `<</S/GoTo/D[3 0 R/Fit]/Next ${i + 11} 0 R>>`]),
    );
    await expectHarmless(
      pdf(letterPdf({ catalog: '/OpenAction 10 0 R', objects: { ...chain, 5010: `<<${SCRIPT}>>` } })),
    );
    expect(
      await refusal(pdf(letterPdf({ catalog: '/OpenAction 10 0 R', objects: { 10: '11 0 R', 11: '10 0 R' } }))),
    ).toBe('original');
  });

  it('unpacks to no gigabytes', async () => {
    const bomb = stream(deflateSync(Buffer.alloc(100_000_000, 0x20)), '/Type/ObjStm/N 1/First 8/Filter/FlateDecode');
    const file = pdf(letterPdf({ objects: { 10: bomb } }));
    expect(file.length).toBeLessThan(200_000);
    expect(await refusal(file)).toBe('damaged');
  });

  it('names no action in the catalog itself, to which nothing leads as an action', async () => {
    await expectHarmless(pdf(letterPdf({ catalog: '/S/JavaScript/Lang(de)' })));
  });

  it('whatever happens to its bytes, is harmless or refused in our words', async () => {
    const samples = [
      PDF,
      pdf(letterPdf({ catalog: `/OpenAction<<${SCRIPT}>>`, page: `/AA<</O<<${SCRIPT}>>>>` })),
      pdf(letterPdf({ catalog: '/OpenAction 20 0 R', objects: { 10: objectStream({ 20: `<<${SCRIPT}>>` }) } })),
    ];
    const edit = fc.record({
      at: fc.nat(900),
      take: fc.nat(12),
      put: fc.constantFrom('', '#', '/', '<<', '>>', ' 10 0 R', 'stream', 'endobj', '/JS', 'null', '('),
    });
    let harmless = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), fc.array(edit, { maxLength: 4 }), async (sample, edits) => {
        let bytes = sample;
        for (const { at, take, put } of edits)
          bytes = Buffer.concat([bytes.subarray(0, at + 9), Buffer.from(put), bytes.subarray(at + 9 + take)]);
        const result = await cleanPdf(bytes, 0).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
          return null;
        });
        if (!result) return;
        harmless += 1;
        expect(await objectsOf(result.bytes)).not.toMatch(ACTING);
      }),
      { numRuns: 1000 },
    );
    expect(harmless).toBeGreaterThan(100);
  });
});
