'use strict';
(function () {
  var root = document.documentElement;
  function language(name) { root.className = name; root.lang = name === 'zh' ? 'zh-CN' : 'en'; }
  language(navigator.language.indexOf('zh') === 0 ? 'zh' : 'en');
  document.getElementById('switch').addEventListener('click', function () { language(root.className === 'zh' ? 'en' : 'zh'); });

  var form = document.getElementById('filter');
  var snippets = Array.prototype.slice.call(document.querySelectorAll('.snippet'));
  function filter() {
    var words = form.elements.words.value.trim().toLowerCase();
    var wanted = Array.prototype.filter.call(form.elements.verdict, function (box) { return box.checked; }).map(function (box) { return box.value; });
    snippets.forEach(function (snippet) {
      var shown = wanted.indexOf(snippet.dataset.verdict) >= 0 && (!words || snippet.textContent.toLowerCase().indexOf(words) >= 0);
      snippet.hidden = !shown;
    });
  }
  form.addEventListener('input', filter);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
})();
