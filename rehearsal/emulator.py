"""Starts the outside emulator, ministack 1.5.33, with four of its answers put right; docs/rehearsal.md names them.

1. A Task's TimeoutSeconds may be a JSONata expression, evaluated when the state is entered (Step Functions developer guide,
   "Task workflow state"). The emulator compares the text of the expression with a number, which breaks the state. Here it is
   evaluated first, by the emulator's own evaluator, and held to the same type.
2. Ref of an AWS::SecretsManager::Secret is its ARN (CloudFormation template reference). The emulator gives its name, so that no
   policy of ours names the secret and every function is denied it.
3. A task token is answered on its state machine: AWS checks SendTaskSuccess against the machine's ARN (aws/aws-cdk#8486 tried it;
   NOAA-OWP/hydrovis#837 shows AWS's own denial naming it). The emulator checks it against "*", which no policy of ours allows.
4. The loopback address counts as TLS: our buckets refuse everybody without it, and the rehearsal has no certificate.
"""

import json

from ministack import app
from ministack.core import iam_actions
from ministack.services import stepfunctions
from ministack.services.cloudformation import provisioners

# Contexts of the tasks that are running or waiting, each with its token and its machine.
entered = {}
enter_task = stepfunctions._execute_task


def enter_task_with_evaluated_timeout(state, raw_input, execution, context):
    if isinstance(state.get("TimeoutSeconds"), str):
        seconds = stepfunctions._jsonata_state_field(state, "TimeoutSeconds", "number", raw_input, context)
        state = {**state, "TimeoutSeconds": seconds}
    entered[id(context)] = context
    try:
        return enter_task(state, raw_input, execution, context)
    finally:
        del entered[id(context)]


stepfunctions._execute_task = enter_task_with_evaluated_timeout

resource_of = iam_actions.extract_resource_arn


def resource_of_token(service, method, path, headers, body, *given, **named):
    if service == "states" and headers.get("x-amz-target", "").rpartition(".")[2].startswith("SendTask"):
        token = json.loads(body)["taskToken"]
        for context in list(entered.values()):
            if context.get("Task", {}).get("Token") == token:
                return context["StateMachine"]["Id"]
    return resource_of(service, method, path, headers, body, *given, **named)


iam_actions.extract_resource_arn = resource_of_token

secret = provisioners._RESOURCE_HANDLERS["AWS::SecretsManager::Secret"]
create, update, delete = secret["create"], secret["update"], secret["delete"]


def name_of(arn):
    """The emulator keeps secrets by name; an ARN ends in the name and six characters."""
    return arn.rsplit(":", 1)[-1][:-7] if arn.startswith("arn:") else arn


def create_with_arn(*given):
    _, attributes = create(*given)
    return attributes["Arn"], attributes


def update_by_arn(arn, *given, **named):
    _, *attributes = update(name_of(arn), *given, **named)
    return arn, *attributes


secret["create"] = create_with_arn
secret["update"] = update_by_arn
secret["delete"] = lambda arn, *given: delete(name_of(arn), *given)

pin_request_origin = app.pin_request_origin
app.pin_request_origin = lambda address, _: pin_request_origin(address, True)

app.main()
