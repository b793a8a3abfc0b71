import { AwsError } from "../aws-call.ts";

/** True if the write was made, false if its condition failed: somebody was there before us, which is normal. */
export async function conditional(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.code === "ConditionalCheckFailedException") return false;
    throw error;
  }
}
