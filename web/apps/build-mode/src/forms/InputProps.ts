/** What every text-like input is given. */
export interface InputProps {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly error?: string;
  readonly value: string;
  readonly onText: (text: string) => void;
}
