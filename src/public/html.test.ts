import { describe, expect, it } from '@jest/globals';
import { attributes, html } from './html.js';

describe('the markup of public pages', () => {
  it('escapes whatever somebody typed, in text and in attributes', () => {
    const typed = `"><script>alert('1')</script>&`;
    expect(html`<p title="${typed}">${typed}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>',
    );
    expect(html`<input${attributes({ value: typed })}>`.text).toBe(
      '<input value="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">',
    );
  });

  it('takes markup as it is, lists one after another, and leaves nothing for nothing', () => {
    expect(
      html`<ul>${['a', '<b>'].map((each) => html`<li>${each}</li>`)}</ul>${null}${undefined}${false}${0}`.text,
    ).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
  });

  it('writes attributes that are there, and leaves out those that are not', () => {
    expect(attributes({ id: 'x', checked: true, disabled: false, title: null, max: 0, lang: undefined }).text).toBe(
      ' id="x" checked max="0"',
    );
  });

  it('does not take an object that looks like markup for markup', () => {
    expect(html`${{ text: '<b>' }}`.text).not.toContain('<b>');
  });
});
