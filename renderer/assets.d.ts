/** A style sheet by its package's name; the package brings no types. */
declare module '@fontsource-variable/inter'
