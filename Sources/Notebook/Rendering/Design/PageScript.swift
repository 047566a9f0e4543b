/// The script of all pages; without it a page is whole, with formulas as code and pictures at their
/// size on the page.
public enum PageScript {
  /// Sets formulas where KaTeX is there, and shows a picture at its full size when it is clicked.
  public static let javascript = """
    "use strict";
    if (window.katex) for (const code of document.querySelectorAll("code.math")) {
      const span = document.createElement("span");
      try {
        katex.render(code.textContent, span, {
          displayMode: code.classList.contains("display"), throwOnError: true, trust: false});
        code.replaceWith(span);
      } catch (error) { code.title = error.message; }
    }
    const sheet = document.querySelector("dialog.sheet");
    if (sheet && sheet.showModal) {
      const large = sheet.querySelector("img");
      for (const frame of document.querySelectorAll("button.frame")) {
        frame.disabled = false;
        frame.addEventListener("click", () => {
          const small = frame.querySelector("img");
          large.src = small.src;
          large.alt = small.alt;
          large.width = small.getAttribute("width");
          sheet.showModal();
        });
      }
      sheet.addEventListener("click", event => { if (event.target === sheet) sheet.close(); });
    }

    """
}
