/** PDF.js' second half. Importing it is all: it makes itself known to the first half. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
