/** Where the server is: a browser got these pages from it. */
export const base = window.location.origin;
