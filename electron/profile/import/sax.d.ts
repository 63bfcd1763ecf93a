/** The part of sax that is used; it comes without types. */
declare module 'sax' {
  interface Parser {
    readonly line: number;
    onopentag: (tag: { name: string; attributes: Record<string, string> }) => void;
    onclosetag: (name: string) => void;
    ondoctype: (text: string) => void;
    readonly error: Error | null;
    write(chunk: string): Parser;
  }
  const sax: { parser(strict: boolean): Parser };
  export default sax;
}
