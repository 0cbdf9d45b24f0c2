import { describe, expect, it } from '@jest/globals';
import { cantonFiles } from '../places/canton-files.js';
import { cited, sourceIn } from './cited.rules.js';

describe('an article as the reader’s language names it', () => {
  it('has the name of the law there, and a date in figures', () => {
    expect(cited('de', ['LN 9(1)(b)', 'OLN 6'])).toBe('BüG 9(1)(b), BüV 6');
    expect(cited('de', ['LTF 44(2)', 'PA 20(3)'])).toBe('BGG 44(2), VwVG 20(3)');
    expect(cited('it', ['LN 9', 'OLN 6', 'LTF 45'])).toBe('LCit 9, OCit 6, LTF 45');
    // Only a law the text begins with; what explains it, in English, is left away.
    expect(cited('de', ['art. 3, LN 9'])).toBe('art. 3, LN 9');
    expect(cited('de', ['LN 9 (since 2018)', 'KBüG (before the revision), art. 3'])).toBe('BüG 9, KBüG, art. 3');
    expect(cited('fr', ['LN 18(1)', 'LDCV (BLV 141.11) of 2017-12-19'])).toBe(
      'LN 18(1), LDCV (BLV 141.11, 19.12.2017)',
    );
    expect(cited('ta', ['LDCV-VS of 1994-11-18, art. 3'])).toBe('LDCV-VS (18.11.1994), art. 3');
    expect(cited('de', ['LDCG (A 4 05) of 2023-03-02, RDCG (A 4 05.01) in force 2024-09-01'])).toBe(
      'LDCG (A 4 05, 2.3.2023), RDCG (A 4 05.01, 1.9.2024)',
    );
    expect(cited('de', ['KBüG ZH + KBüV, in force 2023-07-01'])).toBe('KBüG ZH + KBüV (1.7.2023)');
    expect(cited('de', ['LN 18(1)', 'unverified'])).toBe('BüG 18(1)');
    expect(cited('de', ['KBüG AG (SAR 121.200) as changed on 2019-05-07, in force 2020-07-01; § 6 (repealed)'])).toBe(
      'KBüG AG (SAR 121.200, 7.5.2019) (1.7.2020); § 6',
    );
    expect(cited('fr', ['LDCN (RSN 131.0) with the new LPA (RSN 152.130)'])).toBe(
      'LDCN (RSN 131.0), LPA (RSN 152.130)',
    );
  });

  it('is linked in it, as far as the Confederation publishes it, and other addresses stay', () => {
    const act = 'https://www.fedlex.admin.ch/eli/cc/2016/404/fr';
    expect(['de', 'fr', 'it', 'ti'].map((language) => sourceIn(language, act).slice(-2))).toEqual([
      'de',
      'fr',
      'it',
      'de',
    ]);
    expect(sourceIn('de', 'https://bdlf.fr.ch/app/fr')).toBe('https://bdlf.fr.ch/app/fr');
  });

  it('has no English word in any canton', () => {
    const laws = cantonFiles().flatMap(({ rows }) =>
      rows.flatMap(({ law, cells: { residence, assistance, language } }) =>
        [law, residence.article, assistance.article, language.article].filter((each) => each !== null),
      ),
    );
    expect(laws.length).toBeGreaterThan(26);
    for (const law of laws)
      expect(cited('de', [law])).not.toMatch(
        /\b(of|in force|since|number|unverified|generation|before|years|repealed|changed)\b|\d{4}-\d\d/,
      );
  });
});
