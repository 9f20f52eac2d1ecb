// A plugin of JupyterLab, in the form in which it loads plugins that are built apart. JupyterLab has no setting for this.

const NARROW = 760; // pixels, below which JupyterLab itself takes its form for phones

/** Close the sidebar, and keep that out of the saved layout: whether a wide window shows it is the trainee's. */
function close(shell) {
  const { collapsed, currentWidget } = shell.saveLayout().leftArea;
  shell.saveLayout = () => {
    const layout = Object.getPrototypeOf(shell).saveLayout.call(shell);
    return { ...layout, leftArea: { ...layout.leftArea, collapsed, currentWidget }, relativeSizes: null }; // null: as wide as usual
  };
  shell.collapseLeft();
  const widen = () => {
    if (window.innerWidth < NARROW) return;
    window.removeEventListener("resize", widen);
    delete shell.saveLayout;
    if (!collapsed) shell.expandLeft();
  };
  window.addEventListener("resize", widen);
}

const plugin = {
  id: "narrow-window:sidebar",
  description: "Closes the sidebar at the start where the window is narrow.",
  autoStart: true,
  activate: (app) => { // returns nothing: JupyterLab would wait for a promise before it restores anything
    app.restored.then(() => window.innerWidth < NARROW && app.shell.collapseLeft && close(app.shell));
  },
};

window._JUPYTERLAB = window._JUPYTERLAB || {};
window._JUPYTERLAB["narrow-window"] = {
  init: () => {},
  get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
};
