/** A typeface's style sheet by its package's name; the packages bring no types. */
declare module '@fontsource-variable/*'
