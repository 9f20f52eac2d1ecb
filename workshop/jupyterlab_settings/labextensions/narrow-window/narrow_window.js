// A plugin of JupyterLab, in the form in which it loads plugins that are built apart. JupyterLab has no setting for this.

const NARROW = 760; // pixels, below which JupyterLab itself takes its form for phones

const plugin = {
  id: "narrow-window:sidebar",
  description: "Closes the sidebar at the start where the window is narrow.",
  autoStart: true,
  activate: (app) => { // returns nothing: JupyterLab would wait for a promise before it restores anything
    app.restored.then(() => window.innerWidth < NARROW && app.shell.collapseLeft?.());
  },
};

window._JUPYTERLAB = window._JUPYTERLAB || {};
window._JUPYTERLAB["narrow-window"] = {
  init: () => {},
  get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
};
