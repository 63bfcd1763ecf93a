# The elevated worker: one plan, and nothing outside it. The plan is pinned by its hash on the command line; where only an administrator can read what a
# plan needs, a secret is pinned there instead, the worker first looks (look.psm1), and the plan comes with that secret.
# Speaks JSON lines over the pipe; every text from the app is hostile until checked.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-RdpdTextHash {
    param([AllowEmptyString()][string]$Text)
    $sha = [System.Security.Cryptography.SHA256]::Create()
    try {
        return [System.BitConverter]::ToString($sha.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Text))).Replace('-', '').ToLowerInvariant()
    }
    finally {
        $sha.Dispose()
    }
}

function ConvertFrom-RdpdUtf8Base64 {
    param([AllowNull()]$Text)
    if (($Text -isnot [string]) -or ($Text.Length -gt 4000000)) {
        throw 'failed: a part of the plan is missing'
    }
    return [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($Text))
}

function Send-RdpdMessage {
    param([Parameter(Mandatory = $true)][hashtable]$Pipe, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Message)
    Write-RdpdPipeLine -Pipe $Pipe -Line (ConvertTo-Json -InputObject $Message -Depth 10 -Compress)
}

# The first script that is not what the manifest says, as @{ Because; File }, or null. Manifest: path -> SHA-256.
function Find-RdpdChangedScript {
    param([Parameter(Mandatory = $true)][string]$Folder, [Parameter(Mandatory = $true)]$Manifest)
    $count = 0
    foreach ($property in $Manifest.PSObject.Properties) {
        $count += 1
        if ($property.Name -cnotmatch '^[a-z0-9-]+(/[a-z0-9-]+)*\.psm?1\z') {
            return @{ Because = 'scriptChanged'; File = 'the manifest' }
        }
        $hash = Get-RdpdFileHash -Path (Join-Path -Path $Folder -ChildPath $property.Name)
        if ($null -eq $hash) {
            return @{ Because = 'scriptRemoved'; File = $property.Name }
        }
        if ($hash -cne [string]$property.Value) {
            return @{ Because = 'scriptChanged'; File = $property.Name }
        }
    }
    if ($count -eq 0) {
        return @{ Because = 'scriptChanged'; File = 'the manifest' }
    }
    return $null
}

# Throws for what an elevated process must not touch: things that are not in the catalogue, and what belongs to the user.
function Assert-RdpdElevatedOperation {
    param([AllowNull()]$Operation)
    $known = $null
    if (($Operation -is [System.Collections.IDictionary]) -and ($Operation['primitive'] -is [string])) {
        $known = Get-RdpdOperation -Primitive $Operation['primitive']
    }
    if (($null -eq $known) -or ($Operation['primitive'] -ceq 'credential.remove')) {
        throw 'failed: an operation of the plan is not allowed here'
    }
    Assert-RdpdArguments -Primitive $Operation['primitive'] -Arguments $Operation['args']
    if ($Operation['args'].Contains('path') -and ([string]$Operation['args']['path'] -match '^HKCU\\')) {
        throw 'failed: a key of the user is not changed as administrator'
    }
}

# The plan: [{ primitive, args, captured }]; what is not allowed here is refused before anything is done.
function Read-RdpdPlan {
    param([Parameter(Mandatory = $true)][string]$Json)
    $parsed = ConvertFrom-Json -InputObject $Json
    if ((Get-RdpdField -Object $parsed -Name 'schema') -cne '=rdp-doctor/elevated-plan@1') {
        throw 'failed: the schema of the plan is not known here'
    }
    $operations = ConvertTo-RdpdPlain -Value @(Get-RdpdField -Object $parsed -Name 'operations')
    foreach ($operation in $operations) {
        Assert-RdpdElevatedOperation -Operation $operation
    }
    # What the restore task of this plan would put back, as the plan has it, texts still marked. Not every operation: one may be there twice, with another state to return to.
    $list = @(Get-RdpdField -Object $parsed -Name 'operations' | Where-Object { ((Get-RdpdField -Object $_ -Name 'byTimer') -eq $true) -and ((Get-RdpdField -Object $_ -Name 'primitive') -cne '=task.register') })
    return @{ Operations = $operations; RestoreList = (ConvertTo-Json -InputObject ([object[]]$list) -Depth 12 -Compress) }
}

# One verb of one operation of the plan. A restore puts back what the plan holds, or what this worker captured itself, never what the message says.
function Invoke-RdpdStep {
    param([Parameter(Mandatory = $true)]$Message, [Parameter(Mandatory = $true)][hashtable]$Plan, [Parameter(Mandatory = $true)][hashtable]$Seen, [Parameter(Mandatory = $true)][string]$Folder)
    $verb = [string](Get-RdpdField -Object $Message -Name 'verb')
    $at = Get-RdpdField -Object $Message -Name 'op'
    if ((@('capture', 'apply', 'verify', 'restore') -cnotcontains $verb) -or (($at -isnot [int]) -and ($at -isnot [int64])) -or ($at -lt 0) -or ($at -ge @($Plan['Operations']).Count)) {
        throw 'failed: the step is not one of the plan'
    }
    $operation = @($Plan['Operations'])[[int]$at]
    $captured = $operation['captured']
    if ($null -eq $captured) {
        if (($verb -eq 'apply') -and (-not $Seen.ContainsKey("$at"))) {
            # An earlier operation of the plan made this thing: what it is like is taken down just before its first change.
            $Seen["$at"] = Invoke-RdpdVerb -Verb 'capture' -Primitive $operation['primitive'] -Arguments $operation['args'] -Captured $null -Elevated $true -Folder $Folder
        }
        $captured = $Seen["$at"]
    }
    return (Invoke-RdpdVerb -Verb $verb -Primitive $operation['primitive'] -Arguments $operation['args'] -Captured $captured -Elevated $true -Folder $Folder)
}

# Checks the scripts of this worker against the manifest whose hash stands on the command line. Throws the word for what is wrong.
function Confirm-RdpdScripts {
    param([Parameter(Mandatory = $true)]$Message, [Parameter(Mandatory = $true)][hashtable]$Pins, [Parameter(Mandatory = $true)][string]$Folder)
    $manifest = ConvertFrom-RdpdUtf8Base64 -Text (Get-RdpdField -Object $Message -Name 'manifest')
    if ((Get-RdpdTextHash -Text $manifest) -cne $Pins['Manifest']) {
        throw 'manifestChanged'
    }
    if (-not (Test-RdpdScriptsProtected -Folder $Folder)) {
        throw 'notInstalled'
    }
    $changed = Find-RdpdChangedScript -Folder $Folder -Manifest (ConvertFrom-Json -InputObject $manifest)
    if ($null -ne $changed) {
        throw "$($changed['Because']) $($changed['File'])"
    }
}

# Checks the start message against the hashes from the command line; a worker that looked wants the secret once more, and the plan's hash with it.
# Gives the plan; throws a word, or "word: text".
function Confirm-RdpdStart {
    param([Parameter(Mandatory = $true)]$Message, [Parameter(Mandatory = $true)][hashtable]$Pins, [Parameter(Mandatory = $true)][string]$Folder)
    $pin = [string]$Pins['Plan']
    if (Test-RdpdLooks -Pins $Pins) {
        Assert-RdpdSecret -Message $Message -Pins $Pins
        $pin = [string](Get-RdpdField -Object $Message -Name 'sha256')
    }
    $plan = ConvertFrom-RdpdUtf8Base64 -Text (Get-RdpdField -Object $Message -Name 'plan')
    if ((Get-RdpdTextHash -Text $plan) -cne $pin) {
        throw 'planChanged'
    }
    Confirm-RdpdScripts -Message $Message -Pins $Pins -Folder $Folder
    return (Read-RdpdPlan -Json $plan)
}

# Why the worker does nothing, as a message of one word and one text.
function Send-RdpdRefusal {
    param([Parameter(Mandatory = $true)][hashtable]$Pipe, [Parameter(Mandatory = $true)]$ErrorRecord)
    $said = [string](Get-RdpdCause -ErrorRecord $ErrorRecord).Message
    $word = 'planRefused'
    $detail = Get-RdpdReason -ErrorRecord $ErrorRecord
    if ($said -cmatch '^(manifestChanged|planChanged|secretUnknown|notInstalled|scriptRemoved|scriptChanged)( (.*))?$') {
        $word = $Matches[1]
        $detail = ''
        if ($Matches.ContainsKey(3)) {
            $detail = $Matches[3]
        }
    }
    Send-RdpdMessage -Pipe $Pipe -Message ([ordered]@{ type = 'refused'; because = $word; detail = (Limit-RdpdText -Text $detail -Length 400) })
}

# Serves the app until it says end or goes away. One that looks gets its plan in time, or ends having changed nothing.
function Invoke-RdpdWorker {
    param([Parameter(Mandatory = $true)][hashtable]$Pipe, [Parameter(Mandatory = $true)][hashtable]$Pins, [Parameter(Mandatory = $true)][string]$Folder, [int]$LookMilliseconds = 300000)
    Send-RdpdMessage -Pipe $Pipe -Message ([ordered]@{ type = 'hello'; protocol = 1; nonce = $Pins['Nonce']; elevated = (Test-RdpdElevated); languageMode = (Get-RdpdLanguageMode) })
    $looks = Test-RdpdLooks -Pins $Pins
    $trusted = $false
    $plan = $null
    $seen = @{}
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    while ($true) {
        $patience = [int64]0
        if ($looks -and ($null -eq $plan)) {
            $patience = $LookMilliseconds - $clock.ElapsedMilliseconds
            if ($patience -le 0) {
                return
            }
        }
        $line = Read-RdpdPipeLine -Pipe $Pipe -Milliseconds $patience
        if (($null -eq $line) -or ($line.Length -gt 8000000)) {
            return
        }
        try {
            $message = ConvertFrom-Json -InputObject $line
        }
        catch {
            # Not the app: it sends JSON.
            return
        }
        $type = [string](Get-RdpdField -Object $message -Name 'type')
        if ($type -ceq 'end') {
            return
        }
        if (($type -ceq 'look') -and $looks -and (-not $trusted)) {
            try {
                Assert-RdpdSecret -Message $message -Pins $Pins
                Confirm-RdpdScripts -Message $message -Pins $Pins -Folder $Folder
                $trusted = $true
                Send-RdpdMessage -Pipe $Pipe -Message ([ordered]@{ type = 'looking' })
            }
            catch {
                Send-RdpdRefusal -Pipe $Pipe -ErrorRecord $_
                return
            }
        }
        elseif ((($type -ceq 'read') -or ($type -ceq 'see')) -and $trusted -and ($null -eq $plan)) {
            Send-RdpdMessage -Pipe $Pipe -Message (Get-RdpdLookAnswer -Message $message -Folder $Folder)
        }
        elseif (($type -ceq 'start') -and ($null -eq $plan) -and ($trusted -or (-not $looks))) {
            try {
                $plan = Confirm-RdpdStart -Message $message -Pins $Pins -Folder $Folder
                Set-RdpdRestoreList -Json $plan['RestoreList'] -Scripts $Folder
                Send-RdpdMessage -Pipe $Pipe -Message ([ordered]@{ type = 'ready'; operations = @($plan['Operations']).Count })
            }
            catch {
                Send-RdpdRefusal -Pipe $Pipe -ErrorRecord $_
                return
            }
        }
        elseif (($type -ceq 'do') -and ($null -ne $plan)) {
            $answer = [ordered]@{ type = 'done'; seq = (Get-RdpdField -Object $message -Name 'seq'); ok = $true; captured = $null }
            try {
                $answer['captured'] = Invoke-RdpdStep -Message $message -Plan $plan -Seen $seen -Folder $Folder
            }
            catch {
                $answer['ok'] = $false
                $answer['reason'] = Limit-RdpdText -Text (Get-RdpdReason -ErrorRecord $_) -Length 480
            }
            Send-RdpdMessage -Pipe $Pipe -Message $answer
        }
        else {
            return
        }
    }
}

Export-ModuleMember -Function *
