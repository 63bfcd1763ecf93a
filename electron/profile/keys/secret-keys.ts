import { sameKey } from '../model/profile.ts';

/** Values that are not put on a screen: passwords, in any of the numbered forms, and tokens. */
const SECRET = /^(password|gatewayaccesstoken)/;

/** Whether the value of a key is a password or a token. */
export const isSecret = (key: string): boolean => SECRET.test(sameKey(key));
