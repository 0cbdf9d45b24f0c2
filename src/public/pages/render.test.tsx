import { describe, expect, it } from '@jest/globals';
import { renderPage } from '../../common/render.js';

describe('the HTML of a page', () => {
  it('escapes whatever somebody typed, in text and in attributes', () => {
    const typed = `"><script>alert('1')</script>&`;
    const html = renderPage(
      <p title={typed}>
        {typed}
        <input value={typed} />
        <textarea>{typed}</textarea>
      </p>,
    );
    expect(html.match(/<[^>]*>/g)).toEqual([
      '<!doctype html>',
      expect.stringMatching(/^<p title="&quot;>$/),
      '<input value="&quot;>',
      '<textarea>',
      '</textarea>',
      '</p>',
    ]);
    expect(html).not.toContain('<script');
    expect(html.replaceAll(/&(quot|lt|amp);/g, '')).not.toContain('&');
  });

  it('ends void elements as HTML does, and leaves what looks like their end in a text or a value', () => {
    expect(
      renderPage(
        <p>
          a/&gt;
          <br />
          <input value="/>" checked />
          {'<br/>'}
        </p>,
      ),
    ).toBe('<!doctype html><p>a/><br><input value="/>" checked>&lt;br/></p>');
  });

  it('leaves nothing for nothing, and keeps a zero', () => {
    expect(
      renderPage(
        <p title={undefined} lang="">
          {null}
          {undefined}
          {false}
          {0}
        </p>,
      ),
    ).toBe('<!doctype html><p lang>0</p>');
  });
});
