'use strict';
(() => {
  const root = document.documentElement;
  const wanted = new URLSearchParams(/^#s\d+$/.test(location.hash) ? '' : location.hash.slice(1));

  const options = new Map();

  const speak = (name, within) => {
    root.className = name;
    root.lang = name === 'zh' ? 'zh-CN' : 'en';
    within.querySelectorAll('[data-' + name + ']').forEach((element) => {
      const text = element.dataset[name];
      if (element.localName === 'input') element.placeholder = text;
      else element.setAttribute('aria-label', text);
    });
    options.forEach((names, option) => { option.textContent = names[name === 'zh' ? 0 : 1]; });
  };

  let language = wanted.get('lang') || root.className || (navigator.language.startsWith('zh') ? 'zh' : 'en');
  if (language !== 'en') language = 'zh';
  speak(language, document);

  document.addEventListener('DOMContentLoaded', () => {
    const form = document.getElementById('filter');
    const fields = form.elements;
    const shown = document.getElementById('shown');
    const list = document.getElementById('snippets');
    const snippets = Array.from(list.children);
    const texts = new Map();
    for (const option of form.querySelectorAll('option')) options.set(option, option.textContent.split(' | '));

    // A large run keeps the insides of its snippets as text, a huge one packed; they become part of the page when they are opened.
    const together = 50;
    const packs = document.querySelectorAll('template.pack');
    const inflate = async (pack) => {
      const bytes = Uint8Array.from(atob(pack.content.textContent), (c) => c.charCodeAt(0));
      const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
      return text.split('\0');
    };

    // Neighbours are mostly opened one after another.
    let last = { index: -1, texts: null };
    const unpack = (index) => {
      if (last.index !== index) last = { index, texts: inflate(packs[index]) };
      return last.texts;
    };

    const fill = async (snippet) => {
      const body = snippet.querySelector('.body');
      const later = body.firstElementChild;
      if (later && later.localName !== 'noscript') return;
      const index = snippet.id.slice(1) - 1;
      const text = later ? later.textContent : (await unpack(Math.floor(index / together)))[index % together];
      if (later === body.firstElementChild) body.innerHTML = text;
      speak(language, body);
    };

    // The words of what is packed are read once, when words are first looked for.
    const wordPack = document.querySelector('template.words');
    let read = !wordPack;
    const readAll = async () => {
      if (read) return;
      (await inflate(wordPack)).forEach((text, i) => { if (i < snippets.length) texts.set(snippets[i], snippets[i].firstElementChild.textContent.toLowerCase() + '\n' + text); });
      read = true;
    };

    const plain = (text) => text.replace(/<[^>]*>/g, ' ').toLowerCase();
    const textOf = (snippet) => {
      if (!texts.has(snippet)) texts.set(snippet, plain(snippet.textContent));
      return texts.get(snippet);
    };

    const has = (snippet, name, number) => !number || snippet.dataset[name].split(' ').includes(number);

    const filter = async () => {
      if (fields.words.value.trim()) await readAll();
      const verdicts = Array.from(fields.verdict).filter((box) => box.checked).map((box) => box.value);
      const words = fields.words.value.trim().toLowerCase();
      const [category, region, device] = [fields.category.value, fields.region.value, fields.device.value];
      let count = 0;
      for (const snippet of snippets) {
        const fits = verdicts.includes(snippet.dataset.verdict) && has(snippet, 'category', category) && has(snippet, 'region', region)
          && has(snippet, 'device', device) && (!words || textOf(snippet).includes(words));
        if (snippet.hidden === fits) snippet.hidden = !fits;
        if (fits) count++;
      }
      shown.textContent = language === 'zh' ? `显示 ${count} / ${snippets.length} 条` : `${count} of ${snippets.length} shown`;
    };

    const remember = () => {
      const state = new URLSearchParams();
      const verdicts = Array.from(fields.verdict).filter((box) => box.checked).map((box) => box.value);
      if (verdicts.length < fields.verdict.length) state.set('verdict', verdicts.join(','));
      for (const name of ['category', 'region', 'device', 'words']) if (fields[name].value) state.set(name, fields[name].value);
      state.set('lang', language);
      location.replace('#' + state);
    };

    const recall = () => {
      const verdicts = wanted.get('verdict');
      if (verdicts !== null) for (const box of fields.verdict) box.checked = verdicts.split(',').includes(box.value);
      for (const name of ['category', 'region', 'device', 'words']) if (wanted.has(name)) fields[name].value = wanted.get(name);
      for (const name of ['category', 'region', 'device']) if (fields[name].selectedIndex < 0) fields[name].selectedIndex = 0;
    };

    const go = async () => {
      const snippet = /^#s\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
      if (!snippet) return;
      snippet.hidden = false;
      snippet.open = true;
      await fill(snippet);
      snippet.scrollIntoView();
      snippet.firstElementChild.focus({ preventScroll: true });
    };

    document.getElementById('switch').addEventListener('click', () => {
      language = language === 'zh' ? 'en' : 'zh';
      speak(language, document);
      filter();
      remember();
    });

    let waiting;
    form.addEventListener('input', (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => filter().then(remember), event.target === fields.words ? 200 : 0);
    });
    form.addEventListener('reset', () => setTimeout(() => filter().then(remember)));
    form.addEventListener('submit', (event) => event.preventDefault());
    list.addEventListener('toggle', (event) => { if (event.target.open && event.target.classList.contains('snippet')) fill(event.target); }, true);
    window.addEventListener('hashchange', go);

    let closed = [];
    window.addEventListener('beforeprint', () => {
      // What is packed cannot be had in time: of a huge run, what was opened is printed, and the lines of the rest.
      closed = packs.length > 0 ? [] : snippets.filter((snippet) => !snippet.hidden && !snippet.open);
      closed.forEach((snippet) => { fill(snippet); snippet.open = true; });
    });
    window.addEventListener('afterprint', () => closed.forEach((snippet) => { snippet.open = false; }));

    speak(language, document);
    recall();
    filter();
    go();
  });
})();
