/** Made by web/swiss-dots.ts when the client is built. */
declare module 'virtual:swiss-dots' {
  /** Of each canton its communes: number (less the one before), x, y, and so on. */
  const dots: Record<string, number[]>;
  export default dots;
}
