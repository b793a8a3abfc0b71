/** The API lives beside the page, whatever stage name or folder that is under. */
export const beside = new URL(".", document.baseURI);
